/**
 * The way to a wipe. What everyone has goes after one question; what only this device has goes only when it is said twice: once as a
 * choice, and once by writing down how much it is. Anything that is added on the way leads back to the beginning.
 */
export type Step =
  /** Nothing has been said. `more`: it was, but then there was more to lose than had been said. */
  | { at: 'look'; more: boolean }
  /** Once. `agreed`: how many things were shown to be lost. */
  | { at: 'first'; agreed: number }
  /** Only where something is lost: what has been typed of the number. */
  | { at: 'second'; agreed: number; typed: string }
  | { at: 'going'; agreed: number }
  | { at: 'failed'; why: 'unreachable' | 'disk' };

export type Said =
  | { say: 'wipe' }
  | { say: 'yes' }
  | { say: 'type'; typed: string }
  | { say: 'keep' }
  | { say: 'lost'; now: number }
  | { say: 'failed'; why: 'unreachable' | 'disk' };

export const START: Step = { at: 'look', more: false };

/** `lost`: how many things nobody else has, as the screen shows them; undefined while that is not known. */
export function next(step: Step, said: Said, lost: number | undefined): Step {
  switch (said.say) {
    case 'keep':
      return START;
    case 'failed':
      return { at: 'failed', why: said.why };
    case 'lost':
      return 'agreed' in step && step.at !== 'going' && said.now > step.agreed ? { at: 'look', more: true } : step;
    case 'type':
      return step.at === 'second' ? { ...step, typed: said.typed } : step;
    case 'wipe':
      return lost === undefined || (step.at !== 'look' && step.at !== 'failed') ? step : { at: 'first', agreed: lost };
    case 'yes':
      if (step.at === 'first') {
        return step.agreed > 0 ? { at: 'second', agreed: step.agreed, typed: '' } : { at: 'going', agreed: 0 };
      }
      return step.at === 'second' && isNumber(step.typed, step.agreed) ? { at: 'going', agreed: step.agreed } : step;
  }
}

/** Whether that is how the number is written: digits, with the points, commas and spaces that people put between thousands. */
function isNumber(typed: string, n: number): boolean {
  const digits = typed.replaceAll(/[\s.,]/g, '');
  return /^\d+$/.test(digits) && Number(digits) === n;
}
