// Stands for `tldts`, which the build aliases to this file. MSW keeps a cookie jar (tough-cookie) that asks the public
// suffix list which domains may share a cookie: 112 kB gzip, over half of MSW. Our handlers answer requests of their
// own origin only, so no domain is ever shared and the question never matters: every host is its own domain.
export const getDomain = (host: string): string => host
