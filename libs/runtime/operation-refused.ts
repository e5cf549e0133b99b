/** An operator asked for what cannot be done as things stand; the message says why and what would help. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
}
