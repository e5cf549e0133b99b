import { categoryOf, type AnyDecider, type RecordedEvent } from '#kernel';

/** The log holds an event that this version of Sinergi does not know. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

export type Upcast = (event: RecordedEvent) => RecordedEvent;

/**
 * Reads old versions of events as the present ones, each by the catalogue of its stream's category.
 * @throws UnknownEvent from the returned function, for an event of a newer version than the catalogue knows.
 */
export const upcasting = (...deciders: readonly Pick<AnyDecider, 'category' | 'catalogue'>[]): Upcast => {
  const known = new Map(deciders.map(({ category, catalogue }) => [category, catalogue]));
  return (event) => {
    const versions = known.get(categoryOf(event.stream))?.[event.type];
    const stored = event.metadata.schemaVersion;
    if (!versions || stored === versions.version) return event;
    if (stored > versions.version) {
      throw new UnknownEvent(
        `${event.type} v${stored} in ${event.stream}: this version of Sinergi knows it up to v${versions.version}; upgrade it`,
      );
    }
    let { data } = event;
    for (let version = stored; version < versions.version; version += 1) {
      const step = versions.upcast?.[version];
      if (!step) throw new UnknownEvent(`${event.type} v${version} has no upcaster to v${version + 1}`);
      data = step(data);
    }
    return { ...event, data, metadata: { ...event.metadata, schemaVersion: versions.version } };
  };
};
