import { Controller, Delete, Get, Head, Patch, Post, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#nest';
import { UPLOADERS } from '../commands/document.command-table.js';
import type { MediaTypeOf } from '../content/file-checks.js';
import type { OfficeRoom } from './office-room.js';
import type { UploadFolder } from './upload-folder.js';
import { uploadProtocol } from './upload-protocol.js';

/** Uploads by the tus protocol: what arrives becomes a document by the command that names it. */
export const uploadsController = (uploads: UploadFolder, room: OfficeRoom, mediaTypeOf: MediaTypeOf): Type => {
  const answer = uploadProtocol(uploads, room, mediaTypeOf);

  @Controller('v1')
  @Roles(...UPLOADERS)
  class UploadsController {
    private async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const { status, headers } = await answer(request, request.principal!);
      await reply.status(status).headers(headers).send();
    }

    @Post('uploads')
    begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.send(request, reply);
    }

    /** What one has begun and neither stored nor put away. */
    @Get('uploads')
    async own(@Req() request: FastifyRequest) {
      return { items: await uploads.openOf(request.principal!.userId) };
    }

    @Head('uploads/:id')
    show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.send(request, reply);
    }

    @Patch('uploads/:id')
    goOn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.send(request, reply);
    }

    @Delete('uploads/:id')
    putAway(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.send(request, reply);
    }
  }
  return UploadsController;
};
