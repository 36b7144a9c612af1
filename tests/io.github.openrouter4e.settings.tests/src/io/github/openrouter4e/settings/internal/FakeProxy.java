package io.github.openrouter4e.settings.internal;

import org.eclipse.core.net.proxy.IProxyData;

/** A proxy as the network preferences hold it; user and password are null if it demands no login. */
record FakeProxy(String type, String host, int port, String user, String password) implements IProxyData {
	@Override
	public String getType() {
		return type;
	}

	@Override
	public String getHost() {
		return host;
	}

	@Override
	public int getPort() {
		return port;
	}

	@Override
	public String getUserId() {
		return user;
	}

	@Override
	public String getPassword() {
		return password;
	}

	@Override
	public boolean isRequiresAuthentication() {
		return user != null;
	}

	@Override
	public void setHost(String newHost) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setPort(int newPort) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setUserid(String newUser) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setPassword(String newPassword) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void disable() {
		throw new UnsupportedOperationException();
	}
}
