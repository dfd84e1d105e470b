/** Whether one looks at what a newer version changes; asked for from the banner and from the step about the call. */
export const moving = $state({ open: false });
