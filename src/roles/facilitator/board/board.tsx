/** The harvest board: points, and the statements under them. */
export default function Board() {
  return <main />;
}
