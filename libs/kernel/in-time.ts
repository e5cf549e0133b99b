/** Milliseconds by which a timer may be late without this process having stood still. */
const ON_TIME = 50;

/**
 * The answer, if it comes in time. What was asked for goes on all the same, and nobody hears of its end. Where this
 * process itself stood still while the limit ran out, it waits once more, for as long as it stood: the answer may be
 * there, unread.
 * @param limit milliseconds
 * @throws what `tooLate` makes, when the limit is over
 */
export const inTime = <T>(limit: number, answer: Promise<T>, tooLate: () => Error): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const refusal = new Promise<never>((_, refuse) => {
    const due = performance.now() + limit;
    timer = setTimeout(() => {
      const late = performance.now() - due;
      if (late > ON_TIME) timer = setTimeout(() => refuse(tooLate()), late);
      else refuse(tooLate());
    }, limit);
  });
  return Promise.race([answer, refusal]).finally(() => clearTimeout(timer));
};
