/** Whether the findings are open as a drawer; only narrow windows have one. */
class Frame {
  drawer = $state(false);
}

export const frame = new Frame();
