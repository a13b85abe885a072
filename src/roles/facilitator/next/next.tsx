/** Votes, follow-ups and responses. */
export default function Next() {
  return <main />;
}
