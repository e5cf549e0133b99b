/**
 * The answer, if it comes in time. What was asked for goes on all the same, and nobody hears of its end.
 * @param limit milliseconds
 * @throws what `tooLate` makes, when the limit is over
 */
export const inTime = <T>(limit: number, answer: Promise<T>, tooLate: () => Error): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const refusal = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(tooLate()), limit);
  });
  return Promise.race([answer, refusal]).finally(() => clearTimeout(timer));
};
