import { BadSetting, both, secret, type Environment } from './environment.js';

/** An OpenID Connect issuer that signs people in. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  /** By which the pages sign people in there; absent: programs bring their tokens, and the pages nobody. */
  readonly client?: { readonly id: string; readonly secret?: string; readonly publicUrl: string };
}
export type FirstKeeper = { readonly username: string; readonly passwordFile: string } | { readonly subject: string };

/** With an issuer the keeper is one of its subjects and the password is kept there. */
export const firstKeeper = (env: Environment, issued: boolean): { readonly firstKeeper?: FirstKeeper } => {
  const { SINERGI_KEEPER: subject, SINERGI_KEEPER_PASSWORD_FILE: file } = env;
  if (issued && file)
    throw new BadSetting(
      'SINERGI_KEEPER_PASSWORD_FILE',
      file,
      'kata sandi ada pada OIDC_ISSUER; hapus / the issuer keeps passwords; remove it',
    );
  if (issued) return subject ? { firstKeeper: { subject } } : {};
  const keeper = both(env, 'SINERGI_KEEPER', 'SINERGI_KEEPER_PASSWORD_FILE');
  return keeper ? { firstKeeper: { username: keeper[0], passwordFile: keeper[1] } } : {};
};

/** @throws BadSetting it is no address of a server, or more than that. */
export const originIn = (name: string, text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username)
    return url.origin;
  throw new BadSetting(name, url?.username ? '…' : text, 'tulis seperti / write it like http://api:3000');
};

/** Who signs people in, and as which client the pages ask there. @throws BadSetting */
export const issuerIn = (env: Environment): IssuerSettings | undefined => {
  const oidc = both(env, 'OIDC_ISSUER', 'OIDC_AUDIENCE');
  const [id, password, publicUrl] = [
    env['OIDC_CLIENT_ID'],
    secret(env, 'OIDC_CLIENT_SECRET'),
    env['PUBLIC_URL']?.replace(/\/+$/, ''),
  ];
  if (password && !id)
    throw new BadSetting('OIDC_CLIENT_ID', '', 'wajib bersama / is required with OIDC_CLIENT_SECRET');
  if (id && !oidc) throw new BadSetting('OIDC_ISSUER', '', 'wajib bersama / is required with OIDC_CLIENT_ID');
  if (id && !publicUrl)
    throw new BadSetting(
      'PUBLIC_URL',
      '',
      'wajib bersama / is required with OIDC_CLIENT_ID: https://sinergi.example.go.id',
    );
  if (!oidc) return undefined;
  const client = id && publicUrl && { id, publicUrl, ...(password && { secret: password }) };
  return { issuer: oidc[0], audience: oidc[1], ...(client && { client }) };
};
