import { Injectable, SetMetadata, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/internal';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Role } from '#kernel';

/** Who may call a route: anyone; whoever is signed in; whoever holds one of the roles somewhere. */
export type Permission = 'public' | 'signed-in' | readonly Role[];

const PERMISSION = 'sinergi:permission';

/** Anyone may call it, without a token. */
export const Public = () => SetMetadata(PERMISSION, 'public' satisfies Permission);
/** Every user may call it, whatever the grants. */
export const SignedIn = () => SetMetadata(PERMISSION, 'signed-in' satisfies Permission);
/** Users who hold one of the roles now may call it; for which regions is decided where the object is known. */
export const Roles = (...roles: readonly Role[]) => SetMetadata(PERMISSION, roles satisfies Permission);

type Handler = (...args: never[]) => unknown;

/** The declared permission of every route. The application does not start while a route declares none. */
@Injectable()
export class Permissions implements OnModuleInit {
  private readonly declared = new Map<unknown, Permission>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { metatype } of this.discovery.getControllers()) {
      const prototype = metatype!.prototype as Record<string, Handler>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name]!;
        if (!Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        const permission = (Reflect.getMetadata(PERMISSION, handler) ?? Reflect.getMetadata(PERMISSION, metatype!)) as
          Permission | undefined;
        if (!permission)
          throw new Error(`${metatype!.name}.${name} declares no permission: add @Public(), @SignedIn() or @Roles(…).`);
        this.declared.set(handler, permission);
      }
    }
  }

  of(handler: unknown): Permission | undefined {
    return this.declared.get(handler);
  }
}
