/** One asks what a newer version changes: from the banner, or from the step about the call. */
class Moving {
  /** How often one asked. */
  asked = $state(0);

  look(): void {
    this.asked += 1;
  }
}

export const moving = new Moving();
