// Stands for MSW's WebSocket interceptor, which the build aliases to this file: 4 kB gzip for a protocol that nothing
// here speaks. MSW starts it beside the service worker; it does nothing, and pages keep the browser's own WebSocket.
export class WebSocketInterceptor {
  /** Whether it could work here. */
  predicate(): boolean {
    return false
  }
  apply(): void {}
  dispose(): void {}
  on(): this {
    return this
  }
  removeListener(): this {
    return this
  }
}

/** MSW tells frames of WebSockets from others by these; there are none. */
export class WebSocketClientConnection {}
export class WebSocketServerConnection {}
