/** How events name a person (COM-11). No name and no population number looks like it. */
export const SUBJECT_REF = /^sub_[a-z2-7]{26}$/;

/** How a client names a person in a command: what `POST /v1/subjects` answers, for the own party and a day, never twice the same. */
export const SUBJECT_HANDLE = /^trv_[A-Za-z0-9_-]{70,600}$/;
