import { BallotFold } from './ballots.ts';
import { HarvestFold } from './harvest-fold.ts';
import type { OtherFolds } from './meeting-fold.ts';
import { ScreenFold } from './screen-fold.ts';

/** A fold for every document of a meeting: for those who read all of it. */
export function everyFold(): Required<OtherFolds> {
  return { harvest: new HarvestFold(), screen: new ScreenFold(), ballots: new BallotFold() };
}
