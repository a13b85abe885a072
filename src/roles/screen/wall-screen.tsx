import type { Session } from '../../sync/session.ts';

/** What the room sees on the projector. */
export default function WallScreen({ session }: { session: Session }) {
  return <main>{session.meeting}</main>;
}
