import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { DOC_REF, type DocRef, type LocalDate, CLASSIFICATIONS } from '#kernel';
import { CommonInputDto, IsId, IsLocalDateText, IsSha256, IsPaperNumber, IsText, Labelled } from '#nest';
import { MEDIA_TYPES, type MediaType } from '../domain/document.codes.js';
import { documentCatalogue } from '../domain/document.events.js';

/** What is said of a document when it is stored: a reference whose hash the system finds itself. */
@Labelled(DOC_REF.fields)
export class StoredRefDto implements Omit<DocRef, 'docId' | 'sha256'> {
  /** By which records refer to it; absent: a new one. */
  @IsOptional()
  @IsId()
  readonly docId?: string;

  @IsText(60)
  readonly type: string;

  @IsOptional()
  @IsPaperNumber(120)
  readonly number?: string;

  @IsLocalDateText()
  readonly date: LocalDate;

  @IsOptional()
  @IsText(200)
  readonly issuer?: string;

  /** What the sender found: compared, never taken for true. */
  @IsOptional()
  @IsSha256()
  readonly sha256?: string;

  @IsIn(CLASSIFICATIONS)
  readonly classification: DocRef['classification'];
}

@Labelled({
  ...documentCatalogue.DocumentStored.data,
  upload: { label: ['id unggahan yang lengkap', 'id of the upload, which is complete'] },
})
export class StoreDocumentDto extends CommonInputDto {
  /** Needed; what is stored already is not uploaded again to be corrected. */
  @IsOptional()
  @IsId()
  readonly upload?: string;

  /** What the sender holds it for: compared, never taken for true. */
  @IsOptional()
  @IsIn(MEDIA_TYPES)
  readonly mediaType?: MediaType;

  @ValidateNested()
  @Type(() => StoredRefDto)
  readonly document: StoredRefDto;
}
