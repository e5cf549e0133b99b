import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { StoreUnavailable, reject } from '#kernel';
import {
  HTTP_OPTIONS,
  Roles,
  citedRecord,
  fileKnown,
  pathIdOf,
  refuseUnknown,
  type HttpOptions,
  type RawQuery,
} from '#nest';
import { wholeBlob, type ModelQuery, type Principal } from '#runtime';
import { documentList } from '../queries/document.queries.js';
import { signatureChecks } from './signature-checks.js';
import type { SignatureReport } from './signature.document.js';

const KNOWN = new Set(['record']);

/** What the signatures in a stored PDF say of it, for whoever may have the file. */
@Controller('v1')
export class SignaturesController {
  private readonly check: ReturnType<typeof signatureChecks>;

  constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {
    this.check = signatureChecks(options.clock);
  }

  @Get('documents/:id/signatures')
  @Roles(...documentList.roles)
  async signatures(
    @Req() { principal }: { principal: Principal },
    @Param() params: object,
    @Query() query: RawQuery,
  ): Promise<SignatureReport> {
    refuseUnknown(query, KNOWN);
    const [id, record] = [pathIdOf(params), citedRecord(query)];
    const asked = { principal, id, ...(record && { record }) };
    const { document, mediaType } = await fileKnown(documentList as unknown as ModelQuery, asked, this.options);
    if (mediaType !== 'application/pdf')
      throw reject('E_FILE_TYPE', {
        details: { mediaType },
        messageId: 'Berkas ini gambar; tanda tangan elektronik hanya dibaca dari PDF.',
        messageEn: 'This file is an image; electronic signatures are read from PDFs alone.',
      });
    const { sha256 } = document;
    const bytes = async (): Promise<Uint8Array> => {
      const found = this.options.files && (await wholeBlob(this.options.files, sha256));
      if (!found) throw new StoreUnavailable(`the bytes of ${sha256} are missing: ops documents verify`);
      return found;
    };
    return this.check(sha256, bytes, principal.userId);
  }
}
