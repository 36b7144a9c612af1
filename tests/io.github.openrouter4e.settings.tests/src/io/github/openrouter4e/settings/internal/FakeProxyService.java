package io.github.openrouter4e.settings.internal;

import java.net.URI;
import java.util.List;

import org.eclipse.core.net.proxy.IProxyChangeListener;
import org.eclipse.core.net.proxy.IProxyData;
import org.eclipse.core.net.proxy.IProxyService;

/** Offers the given proxies for every host but those on the "no proxy for" list. */
final class FakeProxyService implements IProxyService {
	private final List<IProxyData> proxies;
	private String[] exceptions = {};

	FakeProxyService(IProxyData... proxies) {
		this.proxies = List.of(proxies);
	}

	@Override
	public IProxyData[] select(URI uri) {
		return List.of(exceptions).contains(uri.getHost()) ? new IProxyData[0] : getProxyData();
	}

	@Override
	public IProxyData[] getProxyData() {
		return proxies.toArray(IProxyData[]::new);
	}

	@Override
	public void setNonProxiedHosts(String[] hosts) {
		exceptions = hosts;
	}

	@Override
	public String[] getNonProxiedHosts() {
		return exceptions;
	}

	@Override
	public boolean isProxiesEnabled() {
		return true;
	}

	@Override
	public boolean isSystemProxiesEnabled() {
		return false;
	}

	@Override
	public boolean hasSystemProxies() {
		return false;
	}

	@Override
	public void setProxiesEnabled(boolean enabled) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setSystemProxiesEnabled(boolean enabled) {
		throw new UnsupportedOperationException();
	}

	@Override
	public IProxyData[] getProxyDataForHost(String host) {
		throw new UnsupportedOperationException();
	}

	@Override
	public IProxyData getProxyDataForHost(String host, String type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public IProxyData getProxyData(String type) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setProxyData(IProxyData[] data) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void addProxyChangeListener(IProxyChangeListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void removeProxyChangeListener(IProxyChangeListener listener) {
		throw new UnsupportedOperationException();
	}
}
