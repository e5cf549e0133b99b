/** Who signs in under which name. The only place that knows usernames; passwords are kept as argon2id hashes. */
export interface CredentialStore {
  /**
   * Gives the user this name and password in place of earlier ones.
   * @throws Rejection `E_VALIDATION` the name is ill-formed or another's, or the password is too weak.
   */
  setPassword(userId: string, username: string, password: string): Promise<void>;
  /** The user's id when name and password fit; takes equally long for a name that nobody has. */
  verify(username: string, password: string): Promise<string | undefined>;
  /** The user who has this name, if any. */
  ownerOf(username: string): Promise<string | undefined>;
  /** The name of this user, if there is one. */
  usernameOf(userId: string): Promise<string | undefined>;
  /** Who has a name that begins so; a hundred at most. */
  usersNamed(beginning: string): Promise<readonly string[]>;
  /** The names of all who have one, by user id: for the operator of this installation, who may see them. */
  usernames(): Promise<ReadonlyMap<string, string>>;
  /** Forgets the user's name and password. */
  remove(userId: string): Promise<void>;
  close(): Promise<void>;
}
