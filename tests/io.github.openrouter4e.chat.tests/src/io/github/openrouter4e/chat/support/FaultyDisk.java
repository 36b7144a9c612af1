package io.github.openrouter4e.chat.support;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;

/**
 * The system's file system, with a disk that is full after so many bytes, that does not answer, or that cannot be written.
 * A write that does not fit is done in part, as on a real disk.
 */
public final class FaultyDisk {

	private final FileSystem real = FileSystems.getDefault();
	private final Files files = new Files();
	private final Provider provider = new Provider();
	private long room = Long.MAX_VALUE; // this and the following guarded by this
	private boolean truncates = true;
	private boolean readOnly;
	private String slowName = "";
	private CountDownLatch slow = new CountDownLatch(0);
	private int waiting;
	private int reads;
	private String forcedName = "";
	private CountDownLatch forcing = new CountDownLatch(0);

	/** A folder on this disk. */
	public Path folder(Path folder) {
		return new Wrapped(folder);
	}

	/** How many bytes can still be written. */
	public synchronized void setRoom(long bytes) {
		room = bytes;
	}

	/** Whether what was written in part can be cut off again. */
	public synchronized void setTruncates(boolean can) {
		truncates = can;
	}

	/** Whether nothing can be written. */
	public synchronized void setReadOnly(boolean is) {
		readOnly = is;
	}

	/** Files with this in their names do not answer until the latch opens. */
	public synchronized void slow(String name, CountDownLatch latch) {
		slowName = name;
		slow = latch;
	}

	/** Of files with this in their names, nothing is known to be on the disk for good until the latch opens. */
	public synchronized void slowToForce(String name, CountDownLatch latch) {
		forcedName = name;
		forcing = latch;
	}

	private synchronized CountDownLatch forcing(Path path) {
		return path.toString().contains(forcedName) ? forcing : new CountDownLatch(0);
	}

	/** How often something was read at some place of a file. */
	public synchronized int reads() {
		return reads;
	}

	/** How many threads wait for a file that does not answer. */
	public synchronized int waiting() {
		return waiting;
	}

	private Path look(Path path) {
		CountDownLatch latch;
		synchronized (this) {
			if (slowName.isEmpty() || !path.toString().contains(slowName) || slow.getCount() == 0) {
				return ((Wrapped) path).path;
			}
			latch = slow;
			waiting++;
		}
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			synchronized (this) {
				waiting--;
			}
		}
		return ((Wrapped) path).path;
	}

	private Path change(Path path) throws IOException {
		synchronized (this) {
			if (readOnly) {
				throw new FileSystemException(path.toString(), null, "Read-only file system");
			}
		}
		return look(path);
	}

	private synchronized int take(int wanted) {
		int taken = (int) Math.min(wanted, room);
		room -= taken;
		return taken;
	}

	private synchronized boolean truncates() {
		return truncates;
	}

	/** A path on this disk. */
	private final class Wrapped implements Path {
		private final Path path;

		Wrapped(Path path) {
			this.path = path;
		}

		@Override
		public FileSystem getFileSystem() {
			return files;
		}

		@Override
		public boolean isAbsolute() {
			return path.isAbsolute();
		}

		@Override
		public Path getRoot() {
			return new Wrapped(path.getRoot());
		}

		@Override
		public Path getFileName() {
			return new Wrapped(path.getFileName());
		}

		@Override
		public Path getParent() {
			return path.getParent() == null ? null : new Wrapped(path.getParent());
		}

		@Override
		public int getNameCount() {
			return path.getNameCount();
		}

		@Override
		public Path getName(int index) {
			return new Wrapped(path.getName(index));
		}

		@Override
		public Path subpath(int begin, int end) {
			return new Wrapped(path.subpath(begin, end));
		}

		@Override
		public boolean startsWith(Path other) {
			return path.startsWith(((Wrapped) other).path);
		}

		@Override
		public boolean endsWith(Path other) {
			return path.endsWith(((Wrapped) other).path);
		}

		@Override
		public Path normalize() {
			return new Wrapped(path.normalize());
		}

		@Override
		public Path resolve(Path other) {
			return new Wrapped(path.resolve(((Wrapped) other).path));
		}

		@Override
		public Path relativize(Path other) {
			return new Wrapped(path.relativize(((Wrapped) other).path));
		}

		@Override
		public URI toUri() {
			return path.toUri();
		}

		@Override
		public Path toAbsolutePath() {
			return new Wrapped(path.toAbsolutePath());
		}

		@Override
		public Path toRealPath(LinkOption... options) throws IOException {
			return new Wrapped(path.toRealPath(options));
		}

		@Override
		public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int compareTo(Path other) {
			return path.compareTo(((Wrapped) other).path);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Wrapped wrapped && path.equals(wrapped.path);
		}

		@Override
		public int hashCode() {
			return path.hashCode();
		}

		@Override
		public String toString() {
			return path.toString();
		}
	}

	private final class Files extends FileSystem {
		@Override
		public FileSystemProvider provider() {
			return provider;
		}

		@Override
		public void close() {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public boolean isReadOnly() {
			return false;
		}

		@Override
		public String getSeparator() {
			return real.getSeparator();
		}

		@Override
		public Iterable<Path> getRootDirectories() {
			return real.getRootDirectories();
		}

		@Override
		public Iterable<FileStore> getFileStores() {
			return real.getFileStores();
		}

		@Override
		public Set<String> supportedFileAttributeViews() {
			return real.supportedFileAttributeViews();
		}

		@Override
		public Path getPath(String first, String... more) {
			return new Wrapped(real.getPath(first, more));
		}

		@Override
		public PathMatcher getPathMatcher(String pattern) {
			PathMatcher matcher = real.getPathMatcher(pattern);
			return path -> matcher.matches(((Wrapped) path).path);
		}

		@Override
		public UserPrincipalLookupService getUserPrincipalLookupService() {
			return real.getUserPrincipalLookupService();
		}

		@Override
		public WatchService newWatchService() {
			throw new UnsupportedOperationException();
		}
	}

	private final class Provider extends FileSystemProvider {
		private final FileSystemProvider system = real.provider();

		@Override
		public String getScheme() {
			return "faulty";
		}

		@Override
		public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FileSystem getFileSystem(URI uri) {
			return files;
		}

		@Override
		public Path getPath(URI uri) {
			return new Wrapped(system.getPath(uri));
		}

		@Override
		public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
				throws IOException {
			boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
			return new Channel(system.newFileChannel(writes ? change(path) : look(path), options, attributes), path);
		}

		@Override
		public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
				FileAttribute<?>... attributes) throws IOException {
			return newFileChannel(path, options, attributes);
		}

		@Override
		public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
				throws IOException {
			DirectoryStream<Path> stream = system.newDirectoryStream(look(folder),
					path -> filter.accept(new Wrapped(path)));
			return new DirectoryStream<>() {
				@Override
				public Iterator<Path> iterator() {
					return StreamSupport.stream(stream.spliterator(), false).map(path -> (Path) new Wrapped(path))
							.iterator();
				}

				@Override
				public void close() throws IOException {
					stream.close();
				}
			};
		}

		@Override
		public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
			system.createDirectory(change(folder), attributes);
		}

		@Override
		public void delete(Path path) throws IOException {
			system.delete(change(path));
		}

		@Override
		public void copy(Path source, Path target, CopyOption... options) throws IOException {
			system.copy(look(source), change(target), options);
		}

		@Override
		public void move(Path source, Path target, CopyOption... options) throws IOException {
			system.move(change(source), change(target), options);
		}

		@Override
		public boolean isSameFile(Path path, Path other) throws IOException {
			return system.isSameFile(look(path), look(other));
		}

		@Override
		public boolean isHidden(Path path) throws IOException {
			return system.isHidden(look(path));
		}

		@Override
		public FileStore getFileStore(Path path) throws IOException {
			return system.getFileStore(look(path));
		}

		@Override
		public void checkAccess(Path path, AccessMode... modes) throws IOException {
			system.checkAccess(look(path), modes);
		}

		@Override
		public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
			return system.getFileAttributeView(look(path), type, options);
		}

		@Override
		public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
				throws IOException {
			return system.readAttributes(look(path), type, options);
		}

		@Override
		public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
				throws IOException {
			return system.readAttributes(look(path), attributes, options);
		}

		@Override
		public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
			system.setAttribute(change(path), attribute, value, options);
		}
	}

	/** An open file. */
	private final class Channel extends FileChannel {
		private final FileChannel open;
		private final Path path;

		Channel(FileChannel open, Path path) {
			this.open = open;
			this.path = path;
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			look(path);
			int wanted = source.remaining();
			int taken = take(wanted);
			ByteBuffer part = source.slice(source.position(), taken);
			while (part.hasRemaining()) {
				open.write(part);
			}
			source.position(source.position() + taken);
			if (taken < wanted) {
				throw new IOException("No space left on device");
			}
			return taken;
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			if (!truncates()) {
				throw new IOException("Input/output error");
			}
			long before = open.size();
			open.truncate(size);
			synchronized (FaultyDisk.this) {
				room += room == Long.MAX_VALUE ? 0 : Math.max(0, before - size);
			}
			return this;
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			look(path);
			return open.read(target);
		}

		@Override
		public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
			return open.read(targets, offset, length);
		}

		@Override
		public long write(ByteBuffer[] sources, int offset, int length) {
			throw new UnsupportedOperationException();
		}

		@Override
		public long position() throws IOException {
			return open.position();
		}

		@Override
		public FileChannel position(long newPosition) throws IOException {
			open.position(newPosition);
			return this;
		}

		@Override
		public long size() throws IOException {
			return open.size();
		}

		@Override
		public void force(boolean metaData) throws IOException {
			look(path);
			try {
				forcing(path).await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			open.force(metaData);
		}

		@Override
		public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
			return open.transferTo(position, count, target);
		}

		@Override
		public long transferFrom(ReadableByteChannel source, long position, long count) {
			throw new UnsupportedOperationException();
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			look(path);
			synchronized (FaultyDisk.this) {
				reads++;
			}
			return open.read(target, position);
		}

		@Override
		public int write(ByteBuffer source, long position) {
			throw new UnsupportedOperationException();
		}

		@Override
		public MappedByteBuffer map(MapMode mode, long position, long size) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FileLock lock(long position, long size, boolean shared) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) {
			throw new UnsupportedOperationException();
		}

		@Override
		protected void implCloseChannel() throws IOException {
			open.close();
		}
	}
}
