/** All that comes on a tap or a key, as one file to fetch. */
export { Hall } from './hall/hall.tsx';
export { KeysHint } from './keys-hint.tsx';
export { makeRoomForKeyboard } from './on-screen-keyboard.ts';
export { SplitOffer } from './split-offer.tsx';
export { StatementEditor } from './statement-editor.tsx';
export { StationFateNotice } from './station-fate.tsx';
