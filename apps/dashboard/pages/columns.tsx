import {
  Tag,
  Value,
  codeWord,
  inShort,
  labelOf,
  type ColumnOf,
  type Item,
  type ListDescription,
  type Schema,
  type Section,
  type Showing,
  type Ui,
  type VNode,
} from '#views';

export const titleOf = (section: Section, item: Item, { ui, places }: Pick<Showing, 'ui' | 'places'>): string =>
  section.heading?.(item, ui, places).title ?? String(item['title'] ?? item['name'] ?? item.id);

export const StageTag = ({
  section,
  code,
  schema,
  ui,
}: {
  readonly section: Section;
  readonly code: string;
  /** Of the field that says it. */
  readonly schema: Schema | undefined;
  readonly ui: Ui;
}): VNode => <Tag tone={section.stage?.tones[code] ?? 'plain'}>{codeWord(schema, code, ui)}</Tag>;

/** A number to be added up or compared. */
const isFigure = ({ format, type }: Schema): boolean => format === 'rupiah' || String(type) === 'integer,string';

/** A column a field, the first of which leads to the record. */
export const columnsOf = (
  section: Section,
  { item, sorts }: ListDescription,
  showing: Showing,
): readonly ColumnOf<Item>[] =>
  section.fields.map((name, index) => {
    const schema = showing.open(item.properties?.[name] ?? {});
    const { ui } = showing;
    const tones = section.tags?.[name];
    const first = index === 0;
    const leads = first && section.record !== false;
    const cell = (row: Item): VNode => {
      const value = row[name];
      if (name === section.stage?.field)
        return <StageTag section={section} code={String(value)} schema={schema} ui={ui} />;
      if (!tones || typeof value !== 'string')
        return <Value value={value} schema={schema} showing={showing} name={leads ? '' : name} />;
      return <Tag tone={tones[value] ?? 'plain'}>{codeWord(schema, value, ui)}</Tag>;
    };
    return {
      head: inShort(ui.say(section.heads?.[name] ?? labelOf(schema, name))),
      // Whose id is hidden from the reader has no page for him.
      cell: leads
        ? (row) => (typeof row.id === 'string' ? <a href={ui.to([section.slug, row.id])}>{cell(row)}</a> : cell(row))
        : cell,
      main: first,
      right: !first && isFigure(schema),
      ...(sorts.includes(name) && { sort: name }),
    };
  });
