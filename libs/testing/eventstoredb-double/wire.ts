import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ProposedEvent, StoredRecord } from './transaction-log.js';

const TICKS = '638000000000000000';

const identifier = (stream: string): StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

export const streamNameOf = (stream: StreamIdentifier | undefined): string =>
  Buffer.from(stream?.getStreamName_asU8() ?? []).toString('utf8');

export const eventMessage = ({ place, stream, revision, id, type, isJson, data, metadata }: StoredRecord): ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(identifier(stream))
    .setStreamRevision(String(revision))
    .setCommitPosition(String(place))
    .setPreparePosition(String(place))
    .setData(data)
    .setCustomMetadata(metadata);
  recorded
    .getMetadataMap()
    .set('type', type)
    .set('created', TICKS)
    .set('content-type', isJson ? 'application/json' : 'application/octet-stream');
  return new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(place)),
  );
};

export const notFoundMessage = (stream: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
  );

export const confirmationMessage = (): ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
  );

export const checkpointMessage = (place: bigint): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(place)).setPreparePosition(String(place)),
  );

export const proposedEvent = (message: AppendReq.ProposedMessage): ProposedEvent => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type')!,
  isJson: message.getMetadataMap().get('content-type') === 'application/json',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

/** The position is that of the record; the repetition of an append whose record was deleted is answered without one. */
export const writtenMessage = ({ place, revision }: StoredRecord, readable: boolean): AppendResp => {
  const success = new streams.AppendResp.Success().setCurrentRevision(String(revision));
  if (readable)
    success.setPosition(
      new streams.AppendResp.Position().setCommitPosition(String(place)).setPreparePosition(String(place)),
    );
  else success.setNoPosition(new shared.Empty());
  return new streams.AppendResp().setSuccess(success);
};

/** An append of no events is a success that says nothing. */
export const nothingWrittenMessage = (): AppendResp =>
  new streams.AppendResp().setSuccess(
    new streams.AppendResp.Success().setNoStream(new shared.Empty()).setNoPosition(new shared.Empty()),
  );

export const wrongVersionMessage = (expected: number, actual: number): AppendResp => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (expected < 0) wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  if (actual < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

export const supportedMethods = (version: string): SupportedMethods =>
  new features.SupportedMethods()
    .setEventStoreServerVersion(version)
    .setMethodsList(
      ['read', 'append'].map((name) =>
        new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
      ),
    );
