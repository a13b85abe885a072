/** A view that has become this much lower, at the same width, has a keyboard in it. Share of the greatest height seen. */
const KEYBOARD_SHARE = 0.75;

/**
 * Keeps the form in the part of the screen that an on-screen keyboard leaves free: when the keyboard comes up for the form's own
 * field, the form goes to the top. Sets `data-keyboard` on the root meanwhile, which makes room below to scroll by. Returns how to stop.
 */
export function makeRoomForKeyboard(
  root: HTMLElement | null,
  form: HTMLElement | null,
  field: HTMLElement | null,
): (() => void) | undefined {
  const view = window.visualViewport;
  if (!view) return undefined;
  let width = view.width;
  let tallest = view.height;
  let up = false;
  const look = () => {
    // pinching changes the size too; only a view at its own scale tells of a keyboard
    if (view.scale > 1.05) return;
    if (Math.abs(view.width - width) > 1) {
      width = view.width;
      tallest = 0;
    }
    tallest = Math.max(tallest, view.height);
    const now = view.height < tallest * KEYBOARD_SHARE && document.activeElement === field;
    if (now === up) return;
    up = now;
    root?.toggleAttribute('data-keyboard', now);
    if (now) form?.scrollIntoView({ block: 'start' });
  };
  view.addEventListener('resize', look);
  return () => view.removeEventListener('resize', look);
}
