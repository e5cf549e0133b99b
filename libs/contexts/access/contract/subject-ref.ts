/** How events name a person (COM-11): what `POST /v1/subjects` answers. No name and no population number looks like it. */
export const SUBJECT_REF = /^sub_[a-z2-7]{26}$/;
