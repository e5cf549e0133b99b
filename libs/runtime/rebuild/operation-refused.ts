/** An operator asked for what cannot be done as things stand; both texts say why and what would help. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
  constructor(
    readonly messageId: string,
    readonly messageEn: string,
  ) {
    super(messageEn);
  }
}
