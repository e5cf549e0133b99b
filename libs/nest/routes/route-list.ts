import { Injectable } from '@nestjs/common';

interface KnownRoute {
  readonly methods: readonly string[];
  readonly path: RegExp;
}

/** The routes being served, to tell a wrong method from a wrong path. */
@Injectable()
export class RouteList {
  private readonly routes: KnownRoute[] = [];

  /** @param template path with `:name` for one segment. */
  add(methods: string | readonly string[], template: string): void {
    const pattern = template
      .split('/')
      .map((segment) => (segment.startsWith(':') ? '[^/]+' : literal(segment)))
      .join('/');
    this.routes.push({ methods: [methods].flat(), path: new RegExp(`^${pattern}$`) });
  }

  methodsOf(url: string): readonly string[] {
    const [path = ''] = url.split('?');
    return [...new Set(this.routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods))].sort();
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
