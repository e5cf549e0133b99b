import { Rejection } from '#kernel';

/** The refusal of an act; undefined where it is taken. What else it throws goes on. */
export const refused = (act: () => unknown): Rejection | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
};

/** What the refusal of an act says, in both languages; nothing where it is taken. */
export const refusedTexts = (act: () => unknown): readonly string[] => {
  const refusal = refused(act);
  return refusal ? [refusal.messageId, refusal.messageEn] : [];
};
