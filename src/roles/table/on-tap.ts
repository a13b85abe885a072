/** All that comes on a tap, as one file to fetch. */
export { SplitOffer } from './split-offer.tsx';
export { StatementEditor } from './statement-editor.tsx';
