import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * Structured logs. Bodies, tokens and query strings are never given to it: they may hold personal data (domain COM-11).
 */
export const createLogger = (level: string, destination?: DestinationStream): Logger => {
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  return destination ? pino(options, destination) : pino(options);
};

/** Nest's own messages in the same logs; its chatter at start only where debugging is wanted. */
export const nestLogger = (logger: Logger): LoggerService => {
  const at =
    (level: 'debug' | 'warn' | 'error') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      if (message instanceof Error) logger[level]({ err: message, context }, message.message);
      else logger[level]({ context }, String(message));
    };
  return {
    log: at('debug'),
    debug: at('debug'),
    verbose: at('debug'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('error'),
  };
};
