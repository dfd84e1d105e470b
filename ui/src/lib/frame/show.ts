/** Brings a place into view, puts the focus there or on the first thing in it that can have it, and flashes it once. */
export function showAndFocus(place: HTMLElement): void {
  const focusable = 'input, select, textarea, button, a[href], [tabindex], [contenteditable="true"]';
  const target = place.matches(focusable) ? place : (place.querySelector<HTMLElement>(focusable) ?? place);
  target.scrollIntoView({ block: 'center', behavior: 'auto' });
  target.focus({ preventScroll: true });
  place.classList.remove('flash');
  // The animation begins anew only when the browser saw the place without it.
  void place.offsetWidth;
  place.classList.add('flash');
}
