import type { Session } from '../sync/session.ts';

/** The meeting as this device knows it now, as a JSON file. Works without a network. */
export async function facilitatorExport(session: Session): Promise<{ name: string; text: string }> {
  const { exportMeeting, exportFileName, serialize } = await import('../export/meeting-export.ts');
  const { presence } = session.view.getState();
  const file = exportMeeting({ fold: session.fold, presence, exportedAt: Date.now() });
  return { name: exportFileName(file), text: serialize(file) };
}
