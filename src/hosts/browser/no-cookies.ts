// Stands for `tough-cookie`, which the build aliases to this file. MSW keeps a cookie jar to play a server of other
// origins: 9 kB gzip and, with the public suffix list that the jar asks (tldts), 112 kB more. Our handlers answer
// requests of their own origin only and neither read nor set cookies, so the jar would always be empty.

export class CookieJar {
  getCookiesSync(): [] {
    return []
  }
  async setCookie(): Promise<void> {}
}

export class MemoryCookieStore {
  idx = {}
}

export const Cookie = { fromJSON: () => null }
