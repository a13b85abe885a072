/** What is on the plenary screen, and what may be. */
export default function Show() {
  return <main />;
}
