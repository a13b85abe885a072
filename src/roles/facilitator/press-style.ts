/**
 * react-aria writes one rule into a `<style>` element when its first button appears, which a page that allows only its own style
 * sheets turns away with an error in the console. It leaves that out when an element with this id is there already; the rule
 * itself stands in facilitator-screen.module.css.
 */
const STYLE_ID = 'react-aria-pressable-style';

export function standInForPressStyle(): void {
  if (document.getElementById(STYLE_ID)) return;
  const mark = document.createElement('meta');
  mark.id = STYLE_ID;
  document.head.append(mark);
}
