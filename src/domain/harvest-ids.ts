import type * as v from 'valibot';
import { id, type Kind } from './ids.ts';

/** Names of what those who lead make. In a file of their own: a table's tablet needs none of them to capture. */
export const PointId = id as unknown as Kind<'PointId'>;
export type PointId = v.InferOutput<typeof PointId>;
export const PollId = id as unknown as Kind<'PollId'>;
export type PollId = v.InferOutput<typeof PollId>;
export const FollowUpId = id as unknown as Kind<'FollowUpId'>;
export type FollowUpId = v.InferOutput<typeof FollowUpId>;
