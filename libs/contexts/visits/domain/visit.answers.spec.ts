import { describe, expect, it } from '@jest/globals';
import { answersAtStart, receivingHosts, stageByAnswers, type AnsweringHost } from './visit.answers.js';

const host = (answer: AnsweringHost['answer'], required = true): AnsweringHost => ({ answer, required });
const receiving = (...hosts: readonly AnsweringHost[]) => receivingHosts(hosts, ({ answer }) => answer);

describe('VIS-07 What hosts said together', () => {
  it('is what the required ones said, once all of them did; one of them that declines ends it at once', () => {
    const [yes, no, waits] = [host('ACCEPTED'), host('DECLINED'), host('PENDING')];
    expect([
      stageByAnswers([yes, yes, host('DECLINED', false)]),
      stageByAnswers([yes, host('PENDING', false)]),
      stageByAnswers([yes, waits]),
      stageByAnswers([waits, no]),
      stageByAnswers([yes, host('ACCEPTED', false), waits]),
    ]).toEqual(['ACCEPTED', 'ACCEPTED', undefined, 'DECLINED', undefined]);
  });

  it('leaves out whoever declined, and goes to the others; where a required one did, it goes to nobody', () => {
    const [yes, no, other] = [host('ACCEPTED'), host('DECLINED'), host('DECLINED', false)];
    expect(receiving(yes, other)).toEqual([yes]);
    expect(receiving(yes, no, other)).toEqual([yes, no, other]);
  });

  it('leaves out who need not answer and had not when it began; a required one that is known not to have, stays', () => {
    const [yes, free, required] = [host('ACCEPTED', false), host('PENDING', false), host('PENDING')];
    expect(receiving(yes, free, required)).toEqual([yes, free, required]);
    expect(answersAtStart([yes, free, required])).toEqual([yes, host('UNANSWERED', false), required]);
    expect(receiving(...answersAtStart([yes, free, required]))).toEqual([yes, required]);
  });
});
