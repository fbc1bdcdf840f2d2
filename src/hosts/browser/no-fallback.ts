// Stands for MSW's interceptors of fetch and XMLHttpRequest, which the build aliases to this file: 8 kB gzip for browsers
// without service workers, where MSW would patch the page's own functions instead. There, start.ts refuses to start.
class NoInterceptor {
  apply(): void {}
  dispose(): void {}
  on(): this {
    return this
  }
  removeListener(): this {
    return this
  }
}

export { NoInterceptor as FetchInterceptor, NoInterceptor as XMLHttpRequestInterceptor }
