import { Controller, Get, Inject, Param, Post, Query, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reject } from '#kernel';
import { HTTP_OPTIONS, Roles, SignedIn, commandAnswer, type HttpOptions, type RawQuery } from '#nest';
import { mayReadOf, type Principal, type RouteParts } from '#runtime';
import { IMPORTERS } from '../commands/import.roles.js';
import type { importCommandTable } from '../commands/import.command-table.js';
import type { RecordsOf } from '../commands/record-rows.js';
import { takeFile } from '../commands/take-file.js';
import type { ImportLayout } from '../domain/import.codes.js';
import { importDecider } from '../domain/import.decider.js';
import type { ImportThere } from '../domain/import.state.js';
import type { ImportReader } from '../reading/import-reader.js';
import { rowsOf, startOf } from './import.parameters.js';
import { readingView, rowView } from './row-view.js';
import { XLSX_TYPE, template, templateOf } from './template.js';

const isBytes = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const contentOf = (body: unknown): AsyncIterable<Uint8Array> => {
  if (isBytes(body)) return body;
  throw reject('E_MEDIA_TYPE', {
    messageId: `Kirim berkas CSV atau XLSX sebagai isi permintaan (text/csv, atau ${XLSX_TYPE}).`,
    messageEn: `Send the CSV or XLSX file as the body (text/csv, or ${XLSX_TYPE}).`,
  });
};

const sendTemplate = async (layout: ImportLayout, query: RawQuery, reply: FastifyReply) => {
  const { file, bytes, type } = await template(layout, templateOf(query));
  reply.headers({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${file}"` });
  return reply.send(bytes);
};

/** Files come in here, and their rows are looked at as they are read by now (dry run). */
export const importsController = (
  parts: RouteParts & {
    readonly reader: ImportReader;
    readonly table: ReturnType<typeof importCommandTable>;
    readonly records: RecordsOf;
  },
): Type => {
  const { clock, sources, reader, table, records } = parts;
  const take = takeFile(parts);
  const row = table.rows.find(({ name }) => name === 'StartImport')!;

  /** To whom the import is not open it does not exist. */
  const open = async (id: string, principal: Principal): Promise<ImportThere> => {
    const state = await sources.state(importDecider, id);
    const { roles, regions } = table.readers;
    if (state.stage !== 'NONE' && mayReadOf(principal, roles, regions(state), clock.now())) return state;
    throw reject('E_NOT_FOUND', { details: { id } });
  };

  @Controller('v1')
  class ImportsController {
    constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

    /** The bytes of the file are the body; what region and kind of register it is stands in the parameters. */
    @Post('imports')
    @Roles(...IMPORTERS)
    async start(
      @Query() query: RawQuery,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ) {
      let id = '';
      const answer = await commandAnswer(this.options, { table, row, request, reply }, async (asked) => {
        const file = { ...startOf(query, this.options), content: contentOf(request.body) };
        const input = await take(file, asked.principal);
        // How long a file takes to arrive and to be read is no wait for the command.
        const receipt = await this.options.executor.execute({
          ...asked,
          input,
          answerWithin: this.options.commandWait,
        });
        ({ id } = receipt);
        return receipt;
      });
      return { ...answer, reading: readingView(await reader.of(await open(id, request.principal!), sources)) };
    }

    @Get('imports/:id/reading')
    @Roles(...IMPORTERS)
    async reading(@Param('id') id: string, @Req() request: FastifyRequest) {
      return readingView(await reader.of(await open(id, request.principal!), sources));
    }

    @Get('imports/:id/rows')
    @Roles(...IMPORTERS)
    async rows(@Param('id') id: string, @Query() query: RawQuery, @Req() request: FastifyRequest) {
      const { states, flag, limit, after } = rowsOf(query);
      const reading = await reader.of(await open(id, request.principal!), sources);
      const { rows, counts, kind } = reading;
      const { isVoided } = records[kind.layout];
      const found = rows.filter(
        ({ table, state, flags }) =>
          table.row > after &&
          (!states || states.has(state)) &&
          (flag === undefined || flags.some(({ code, accepted }) => code === flag && !accepted)),
      );
      const page = found.slice(0, limit);
      return {
        items: await Promise.all(
          page.map(async (each) => rowView(reading, each, await isVoided(each.recordId, sources))),
        ),
        counts,
        ...(found.length > limit && { nextCursor: String(page.at(-1)!.table.row) }),
      };
    }

    @Get('import-templates/visits')
    @SignedIn()
    async visits(@Query() query: RawQuery, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendTemplate('VISITS', query, reply);
    }

    @Get('import-templates/agreements')
    @SignedIn()
    async agreements(@Query() query: RawQuery, @Res({ passthrough: true }) reply: FastifyReply) {
      return sendTemplate('AGREEMENTS', query, reply);
    }
  }
  return ImportsController;
};
