import type { Session } from '../../sync/session.ts';

/** The same, on the phone of someone in the gallery or at home. */
export default function ViewerScreen({ session }: { session: Session }) {
  return <main>{session.meeting}</main>;
}
