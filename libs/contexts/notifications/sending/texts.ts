import { categoryOf, streamId, type LocalDate, type Meaning } from '#kernel';
import type { NoticeKind, Places } from '#runtime';
import type { Told } from './concerned.js';
import type { Mail } from './mail-transport.js';

export type MailText = Pick<Mail, 'subject' | 'text' | 'html'>;

export interface TextParts {
  readonly kinds: readonly NoticeKind[];
  readonly places: Places;
  /** PUBLIC_URL, without a slash at its end. */
  readonly publicUrl: string;
  /** `visits/4711` */
  readonly pathOf: (stream: string) => string | undefined;
}

/** A matter as a mail tells it: no names of persons, no texts that people wrote (COM-11). */
interface Line {
  readonly label: Meaning;
  readonly where: string;
  readonly id: string;
  readonly link?: string;
  readonly dueOn?: LocalDate;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const asText = ({ label: [id, en], where, dueOn, id: record, link }: Line): string =>
  [
    `- ${capital(id)}`,
    `  ${capital(en)}`,
    ...(where ? [`  ${where}`] : []),
    ...(dueOn ? [`  paling lambat / by ${dueOn}`] : []),
    `  ${link ?? record}`,
  ].join('\n');

const asHtml = ({ label: [id, en], where, dueOn, id: record, link }: Line): string => {
  const shown = link ? `<a href="${escaped(link)}">${escaped(record)}</a>` : escaped(record);
  return [
    `<li style="margin:0 0 1em"><b>${escaped(capital(id))}</b>`,
    `<i lang="en">${escaped(capital(en))}</i>`,
    ...(where ? [escaped(where)] : []),
    ...(dueOn ? [`paling lambat / by <b>${dueOn}</b>`] : []),
    `${shown}</li>`,
  ].join('<br>');
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const FOOT: Meaning = [
  'Surat ini dibuat oleh Sinergi. Ubah atau hentikan pada pilihan pemberitahuan Anda.',
  'This mail was made by Sinergi. Change or stop it in your choice of notifications.',
];

const page = (body: string): string =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `</head><body style="font:16px/1.5 sans-serif;max-width:40em;margin:0 auto;padding:0 1em">${body}` +
  `<p style="color:#555">${escaped(FOOT[0])}<br><span lang="en">${escaped(FOOT[1])}</span></p></body></html>`;

const whole = ([id, en]: Meaning, lines: readonly Line[], more: readonly string[]): Omit<MailText, 'subject'> => ({
  text: [id, en, '', ...lines.map(asText), ...more, '', ...FOOT, ''].join('\n'),
  html: page(
    `<p>${escaped(id)}<br><span lang="en">${escaped(en)}</span></p>` +
      `<ul style="padding-left:1.2em">${lines.map(asHtml).join('')}</ul>${more.map((line) => `<p>${escaped(line)}</p>`).join('')}`,
  ),
});

/** What mails and webhooks say. */
export class Texts {
  constructor(private readonly parts: TextParts) {}

  private line({ stream, matter }: Told): Line {
    const { kinds, places } = this.parts;
    const link = this.linkOf(stream);
    return {
      label: kinds.find(({ code }) => code === matter.kind)?.label ?? [matter.kind, matter.kind],
      where: matter.regions.map((region) => `${places.address(region)} (${region})`).join('; '),
      id: link ? streamId(stream) : matter.part,
      ...(link && { link }),
      ...(matter.dueOn && { dueOn: matter.dueOn }),
    };
  }

  linkOf(stream: string): string | undefined {
    const { publicUrl, pathOf } = this.parts;
    const path = pathOf(stream);
    return path && `${publicUrl}/v1/${path}`;
  }

  one(told: Told): MailText {
    const line = this.line(told);
    const opening: Meaning = ['Ada hal yang memerlukan Anda:', 'There is something that needs you:'];
    return { subject: `Sinergi: ${line.label[0]} / ${line.label[1]}`, ...whole(opening, [line], []) };
  }

  /** @param more there are others that the list leaves out. */
  digest(day: LocalDate, told: readonly Told[], more: boolean): MailText {
    const count = `${told.length}${more ? '+' : ''}`;
    const opening: Meaning = [
      `${day}: ${count} hal menunggu Anda atau jatuh tempo.`,
      `${day}: ${count} matters wait for you or fall due.`,
    ];
    const rest = more ? ['Selebihnya ada dalam Sinergi. / There are more in Sinergi.'] : [];
    const lines = told.map((each) => this.line(each));
    return { subject: `Sinergi ${day}: ${count} hal / matters`, ...whole(opening, lines, rest) };
  }

  /** The body of a webhook's call. */
  call(notificationId: string, { stream, matter }: Told): string {
    const { kind, part, regions, dueOn, at } = matter;
    const url = this.linkOf(stream);
    return JSON.stringify({
      type: kind,
      timestamp: at,
      data: {
        notificationId,
        category: categoryOf(stream),
        recordId: streamId(stream),
        regions,
        ...(part && { part }),
        ...(dueOn && { dueOn }),
        ...(url && { url }),
      },
    });
  }

  code(code: string, minutes: number): MailText {
    const opening: Meaning = [
      `Kode untuk memastikan alamat surel Anda di Sinergi: ${code}. Berlaku ${minutes} menit. Abaikan bila Anda tidak memintanya.`,
      `The code that confirms your mail address in Sinergi: ${code}. It is good for ${minutes} minutes. Ignore it if you did not ask for it.`,
    ];
    return { subject: 'Sinergi: kode alamat surel / code of your mail address', ...whole(opening, [], []) };
  }
}
