import { createContext, useContext } from 'react';
import type { LocalText } from '../../domain/code-lists.ts';
import { inLanguage, type Language } from '../language.ts';
import { SCENE_WORDS, type SceneWords } from './words.ts';

/** `wall`: fills its box, whatever its size, without scrolling. `page`: as long as it is, in the reader's own text size. */
export type SceneSize = 'wall' | 'page';

export interface SceneSetting {
  size: SceneSize;
  /** Those that it speaks, the first one most. */
  languages: readonly Language[];
  /** Hub time minus this device's, ms. */
  offset: number;
  /** The address at which anyone can look on; undefined where it is not known, or has been opened already. */
  viewerUrl: string | undefined;
}

const SceneContext = createContext<SceneSetting>({ size: 'wall', languages: ['nl'], offset: 0, viewerUrl: undefined });
export const SceneProvider = SceneContext.Provider;

export function useScene() {
  const setting = useContext(SceneContext);
  const language = setting.languages[0] ?? 'nl';
  return {
    ...setting,
    language,
    words: SCENE_WORDS[language],
    local: (text: LocalText) => inLanguage(text, language),
    /** One sentence in every language of the meeting. */
    everyone: (pick: (words: SceneWords) => string) =>
      (setting.languages.length > 0 ? setting.languages : (['nl'] as const)).map((l) => ({
        language: l,
        text: pick(SCENE_WORDS[l]),
      })),
  };
}
