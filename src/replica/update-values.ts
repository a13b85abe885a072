import { ContentAny, type decodeUpdate, Item } from 'yjs';

/** The values in one decoded change of a document, taken out of it by themselves, whatever else of the document there is. */
export function updateValues({ structs }: Pick<ReturnType<typeof decodeUpdate>, 'structs'>): unknown[] {
  return structs.flatMap((struct) =>
    struct instanceof Item && struct.content instanceof ContentAny ? struct.content.arr : [],
  );
}
