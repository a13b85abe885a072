import * as v from 'valibot';
import { id } from './ids.ts';

/** Names of what those who lead make. In a file of their own: a table's tablet needs none of them to capture. */
export const PointId = v.pipe(id, v.brand('PointId'));
export type PointId = v.InferOutput<typeof PointId>;
export const PollId = v.pipe(id, v.brand('PollId'));
export type PollId = v.InferOutput<typeof PollId>;
export const FollowUpId = v.pipe(id, v.brand('FollowUpId'));
export type FollowUpId = v.InferOutput<typeof FollowUpId>;
