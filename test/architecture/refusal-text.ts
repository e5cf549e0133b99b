/** Signs that an officer does not read: a regular expression, or a value that the program failed to name. */
const UNREADABLE = /\^|\\[a-zA-Z]|\[[^\]\s]-[^\]]*\]|\{\d+,?\d*\}|\(\?|\[object |\bundefined\b|\bNaN\b/;

/** What is wrong with the texts of a refusal; what they quote of the input is its sender's. */
export const faultOfTexts = ({
  messageId,
  messageEn,
}: {
  readonly messageId?: unknown;
  readonly messageEn?: unknown;
}): string | undefined => {
  if (typeof messageId !== 'string' || typeof messageEn !== 'string' || messageId === messageEn)
    return `not told in two languages: ${String(messageId)}`;
  return [messageId, messageEn].find((text) => UNREADABLE.test(text.replace(/"[^"]*"/g, '')));
};
