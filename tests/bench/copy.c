/* Copies standard input to standard output. Linked with the libraries lacuna begins
 * with, it is the least a program of that kind can take from start to exit. */
#include <unistd.h>

int main(void)
{
	static char buf[65536];
	ssize_t n;

	while ((n = read(0, buf, sizeof(buf))) > 0)
		if (write(1, buf, (size_t)n) != n)
			return 1;
	return n != 0;
}
