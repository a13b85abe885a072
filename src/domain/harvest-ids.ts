import * as v from 'valibot';

/** Names of what those who lead make. In a file of their own: a table's tablet needs none of them to capture. */
const made = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));

export const PointId = v.pipe(made, v.brand('PointId'));
export type PointId = v.InferOutput<typeof PointId>;
export const PollId = v.pipe(made, v.brand('PollId'));
export type PollId = v.InferOutput<typeof PollId>;
export const FollowUpId = v.pipe(made, v.brand('FollowUpId'));
export type FollowUpId = v.InferOutput<typeof FollowUpId>;
